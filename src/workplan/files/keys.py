"""The keys that plans and logs are written with; a test keeps the list in step with the models."""

# Of an entry, in the order in which `log` writes them.
ENTRY_KEYS = (
    "date", "target", "task", "add", "value", "done",
    "light", "by", "note", "problem", "next", "evidence", "id",
)  # fmt: skip
KEYS = frozenset(
    (
        *("add", "aim", "at_least", "at_most", "baseline", "between", "by", "checkpoints", "date"),
        *("definitions", "department", "detail", "done", "due", "due_soon", "end", "every", "evidence"),
        *("formerly", "from", "grace", "id", "items", "kind", "language", "lead", "light", "name", "next"),
        *("note", "number", "organization", "owner", "owners", "pace", "part_of", "period", "problem"),
        *("rate_red", "reason", "red", "reporting", "revisions", "rule", "sections", "size", "start"),
        *("state", "stretch", "support", "target", "targets", "task", "tasks", "text", "title", "to"),
        *("under", "unit", "value", "weight", "yellow"),
    )
)
