import MusterDatabase

/// The pages about the server and about Muster itself.
enum ServerPages {
    static let routes = activity + tasks + upkeep + audit + settings

    private static let activity =
        PageRoute.page("/pages/activity", "what runs, and who waits for whom") { context in
            // Literals of others' statements are for nobody; see WithoutLiterals.
            Page(
                "Activity",
                intro: "What runs now. Statements are shown without their literals.",
                [
                    .panel(
                        Panel("Sessions", CoreLists.activity).with {
                            $0.note = """
                                Of others' sessions a role sees no more than the server shows it: \
                                <code>grant pg_read_all_stats to muster_operator</code> shows all.
                                """
                            $0.empty = .init("Nobody else is connected.")
                            $0.refresh = { _ in 5 }
                        }),
                    .panel(
                        Panel("Waiting for locks", CoreLists.locks).with {
                            $0.empty = .init("Nobody waits for a lock.")
                            $0.refresh = { _ in 5 }
                        }),
                    .panel(
                        Panel("Open transactions that do nothing", CoreLists.idleTransactions).with
                        {
                            $0.note = "One that is open for long stops vacuum everywhere."
                            $0.empty = .init("None.")
                        }),
                    .panel(
                        Panel("Waits that scans have seen", CoreLists.lockWaits).with {
                            $0.empty = .init("No scan has seen anybody wait.")
                            $0.links = ["statement_id": QueriesPage.statement]
                        }),
                    .panel(Panel("Connections", CoreLists.connections)),
                ])
        }

    private static let tasks =
        PageRoute.page("/pages/tasks", "tasks and their runs") { context in
            let isAllowed = Acting.isAllowed(context)
            let csrf = context.csrf
            return Page(
                "Tasks", intro: "What Muster does by itself, and how it went.",
                [
                    .panel(
                        Panel("Tasks", CoreLists.tasks).with {
                            $0.empty = .init("No task is defined.", fix: "psql -f sql/install.sql")
                            $0.links = [
                                "task": { table, row in
                                    table.text("task", row).map {
                                        Address.of("/pages/tasks", [("runs.f.task", "=\($0)")])
                                            + "#runs"
                                    }
                                }
                            ]
                            if isAllowed {
                                $0.action = { table, row in
                                    Form.post(
                                        "/pages/tasks/run", csrf: csrf, label: "Run now",
                                        hidden: [("task", table.text("task", row) ?? "")])
                                }
                            }
                        }),
                    .panel(
                        Panel("Runs", CoreLists.runs).with {
                            $0.empty = .init(
                                "No task has run yet: a worker, pg_cron or you have to run them.",
                                fix: "call muster.run_due_tasks();")
                        }),
                    .panel(
                        Panel("Events", CoreLists.events).with {
                            $0.empty = .init("Nothing has happened yet.")
                        }),
                ])
        } + [
            PageRoute.action("/pages/tasks/run", "makes a task due now") { context, fields in
                let task = try fields.required("task")
                try await context.database.write { try PageActions.requestTask(task, $0) }
                return Notice.taskRequested.at("/pages/tasks")
            }
        ]

    private static let upkeep =
        PageRoute.page("/pages/upkeep", "what the database needs") { _ in
            Page(
                "Upkeep", intro: "Vacuum, sizes, indexes and backups of this database.",
                [
                    .panel(Panel("Vacuum and analyze", CoreLists.vacuum)),
                    .panel(Panel("Tables", CoreLists.tableSizes)),
                    .panel(
                        Panel("Indexes", CoreLists.indexes).with {
                            $0.note = "The least used first; one without scans may still be unique."
                        }),
                    .panel(Panel("Databases", CoreLists.databases)),
                    .panel(
                        Panel("Backups and trials to restore them", CoreLists.backups).with {
                            $0.empty = .init(
                                "No backup is known.", fix: "scripts/backup && scripts/restore-test"
                            )
                        }),
                ])
        }

    private static let audit =
        PageRoute.page("/pages/audit", "who changed what") { _ in
            Page(
                "Audit",
                intro: "Every change of what people set, written in the transaction of the change.",
                [
                    .panel(
                        Panel("Changes", CoreLists.audit).with {
                            $0.empty = .init("Nothing was changed yet.")
                        })
                ])
        }

    private static let settings =
        PageRoute.page("/pages/settings", "settings, roles and modules") { _ in
            Page(
                "Settings",
                intro: "Read-only. Change one by select muster.set_setting(name, value).",
                [
                    .panel(Panel("Settings", CoreLists.settings)),
                    .panel(Panel("Modules", CoreLists.modules)),
                    .panel(
                        Panel("Roles", CoreLists.roles).with {
                            $0.empty = .init(
                                "No role is set up.", fix: "select * from muster.setup_roles();")
                        }),
                ])
        }
}
