"""Tasks × tasks → links with evidence."""
