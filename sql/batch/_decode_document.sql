create or replace function batch._decode_document(
    document bytea,
    out body text,
    out repaired_bytes bigint
)
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- Bytes to text. A byte that is no UTF-8 becomes U+F700 plus its value, which batch._latin turns into
-- the Latin-1 reading once it is known which jobs hold it: nothing is lost and nothing stops. Only
-- lines with such bytes are looked at closely; a whole document of 46 MB takes 0.3 s when it is valid.
declare
    latin text;
    escaped text;
begin
    repaired_bytes := 0::bigint;
    begin
        body := convert_from(document, 'UTF8');
        return;
    exception when character_not_in_repertoire or untranslatable_character then
        null;
    end;

    if position('\x00'::bytea in document) > 0 then
        -- encode('escape') prints nothing but ASCII, so a character beyond it can stand for the backslash.
        escaped := replace(encode(document, 'escape'), '\\', U&'\00A4');
        repaired_bytes := (length(escaped) - length(replace(escaped, '\000', '')))::bigint / 4;
        document := decode(replace(replace(escaped, '\000', '\357\277\275'), U&'\00A4', '\\'), 'escape');
    end if;
    latin := convert_from(document, 'LATIN1');

    with line as (
        select l.ordinal, l.content, l.content ~ U&'[\0080-\00FF]' as is_suspect
        from string_to_table(latin, chr(10)) with ordinality as l (content, ordinal)
    ), mended as (
        select line.ordinal,
               string_agg(
                   case
                       when m.piece[1] ~ U&'^[\0001-\007F]' then m.piece[1]
                       when length(m.piece[1]) > 1
                           then convert_from(convert_to(m.piece[1], 'LATIN1'), 'UTF8')
                       else chr(63232 + ascii(m.piece[1]))
                   end, '' order by m.ordinal) as content,
               count(*) filter (
                   where length(m.piece[1]) = 1 and m.piece[1] !~ U&'[\0001-\007F]') as bad
        from line
        cross join regexp_matches(
            line.content,
            U&'([\0001-\007F]+|[\00C2-\00DF][\0080-\00BF]'
            '|\00E0[\00A0-\00BF][\0080-\00BF]|[\00E1-\00EC\00EE\00EF][\0080-\00BF]{2}'
            '|\00ED[\0080-\009F][\0080-\00BF]|\00F0[\0090-\00BF][\0080-\00BF]{2}'
            '|[\00F1-\00F3][\0080-\00BF]{3}|\00F4[\0080-\008F][\0080-\00BF]{2}|.)',
            'g') with ordinality as m (piece, ordinal)
        where line.is_suspect
        group by line.ordinal
    )
    select string_agg(coalesce(mended.content, line.content), chr(10) order by line.ordinal),
           _decode_document.repaired_bytes + coalesce(sum(mended.bad), 0)::bigint
    into body, repaired_bytes
    from line
    left join mended
      on mended.ordinal = line.ordinal;
end
$$;

revoke all on function batch._decode_document(bytea) from public;
