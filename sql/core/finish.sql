-- After the last module: the grants of the matrix, if the roles have been set up.
select muster._apply_grants();
