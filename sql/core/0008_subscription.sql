-- SQL functions that are called for each event of a topic, once.
create table muster.subscription (
    subscription_id  bigint       generated always as identity,
    topic            text         not null,
    handler          text         not null,
    delivered        bigint       not null default 0,
    subscribed_at    timestamptz  not null default now(),

    constraint subscription_pkey primary key (subscription_id),
    constraint subscription_topic_handler_key unique (topic, handler)
);

-- An event whose handler failed: tried again with growing pauses, then left for a person.
create table muster.event_failure (
    subscription_id  bigint       not null,
    event_id         bigint       not null,
    attempts         integer      not null default 1,
    failed_at        timestamptz  not null,
    next_attempt_at  timestamptz,
    sqlstate         text         not null,
    message          text         not null,
    detail           text,
    hint             text,
    context          text,

    constraint event_failure_pkey primary key (subscription_id, event_id),
    constraint event_failure_subscription_id_fkey foreign key (subscription_id)
        references muster.subscription (subscription_id) on delete cascade,
    constraint event_failure_attempts_check check (attempts >= 1)
);

create index event_failure_next_attempt_at_idx on muster.event_failure (next_attempt_at);
