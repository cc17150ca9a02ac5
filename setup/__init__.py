"""What installs, locks and audits the project. Scripts are run by `make`; no package of the product imports from here."""
