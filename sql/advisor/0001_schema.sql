create schema advisor;
comment on schema advisor is
    'Which statements hurt, why, what to do about it, and what that would bring.';
