"""Who audits the parts: processes of this machine (`local`), or the workers of a Dask cluster (`cluster`)."""
