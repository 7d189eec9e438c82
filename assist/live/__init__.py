"""What people and subscribed systems are told at once: escalations, approvals, notices."""
