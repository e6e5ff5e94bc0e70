"""Accreditation: registrations, delegations, badges, check-in.

Terms: *Registration* asked to come; *Accreditation* allowed; *Badge* a signed token;
*CheckIn* seen at a door, counted once.

```
nominated ──confirm──▶ registered ──accredit──▶ accredited ──revoke──▶ revoked
                           ├──────────refuse──▶ refused ──reopen──▶ registered
                           ├────────────wait──▶ waiting ──offer──▶ offered
                           └────────withdraw──▶ withdrawn ──come back──▶ registered
offered ──take_up──▶ registered and accredited at once; ──let_pass──▶ waiting
withdrawn, sent by a delegation ──be_named_again──▶ nominated
```
"""
