"""Accreditation: registrations, delegations, badges, check-in.

Terms: *Registration* asked to come; *Accreditation* allowed; *Badge* a signed token;
*CheckIn* seen at a door, counted once.

```
registered ──accredit──▶ accredited ──revoke──▶ revoked
    ├──────────refuse──▶ refused
    └────────withdraw──▶ withdrawn
```
"""
