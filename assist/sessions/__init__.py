"""Short-lived permissions for agents whose CRM frames the sidebar."""
