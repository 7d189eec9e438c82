"""Audit: what offices really sent, clustered by need, compared with each other and with the
official value of today."""
