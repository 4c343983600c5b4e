"""Charts and maps painted by hand, each read by mouse, keyboard and screen reader."""
