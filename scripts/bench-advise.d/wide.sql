-- 25 tables of 30 columns, and 100 statements over them, for how the work grows with the width.
select setseed(0.5);
do $$
begin
    for t in 1..25 loop
        execute format(
            'create table wide_%s as select g as id, %s from generate_series(1, 20000) as g', t,
            (select string_agg(format('(g * %s) %% %s as c%s', 7 + c, 2 + c * c * 20, c), ', ')
             from generate_series(1, 29) as c));
        execute format('alter table wide_%s add primary key (id)', t);
        execute format('grant select on wide_%s to public', t);
    end loop;
end
$$;
set client_min_messages = error;
vacuum (analyze);
