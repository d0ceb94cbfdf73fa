-- Groups of statements that do about the same. The worker makes them anew when a statement has
-- none.
create table advisor.family (
    family_id      bigint       generated always as identity,
    label          text         not null,
    description    text         not null,
    tokens         jsonb        not null,
    first_seen_at  timestamptz  not null,
    made_at        timestamptz  not null,

    constraint family_pkey primary key (family_id),
    constraint family_label_key unique (label),
    constraint family_tokens_check check (jsonb_typeof(tokens) = 'array')
);

create table advisor.family_member (
    statement_id  bigint   not null,
    family_id     bigint   not null,
    similarity    numeric  not null,

    constraint family_member_pkey primary key (statement_id),
    constraint family_member_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete cascade,
    constraint family_member_family_id_fkey foreign key (family_id)
        references advisor.family (family_id) on delete cascade,
    constraint family_member_similarity_check check (similarity between 0 and 1)
);

create index family_member_family_id_idx on advisor.family_member (family_id);
