extension StatementShape {
    /// The shape with every unqualified column attributed that the catalogue can decide.
    ///
    /// Names are looked up as the server does: scope by scope from the inside out, in the FROM items
    /// of one scope alike; columns merged by USING or NATURAL count once; what no source has is the
    /// whole row of a source of that name, if there is one. A relation that the catalogue does not
    /// know might have any column, so names that it might own stay unresolved unless it is the only
    /// candidate.
    ///
    /// Columns of subqueries and common table expressions that the planner pulls up are attributed
    /// to the relation behind them. Natural joins get their conditions.
    public func resolved(with catalog: CatalogColumns) -> StatementShape {
        var resolver = ColumnResolver(self, catalog)
        resolver.run()
        return resolver.shape
    }
}
