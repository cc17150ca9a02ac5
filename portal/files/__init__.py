"""Where documents are served: no cookie is read, nothing is shown in the browser, an address works once."""
