"""What joins the stages of the core into jobs a person asks for. No Qt."""
