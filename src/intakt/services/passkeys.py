"""Passkeys (WebAuthn): made while signed in, then enough to sign in.

The challenge is kept here, is answered once and runs out after five minutes. The relying party is the host of
the base URL; an address of numbers cannot be one, so `offered` says whether there are passkeys at all.
"""

import json
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import msgspec
import webauthn
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from intakt.delivery.mail import Letter
from intakt.kit.errors import InputError, NotFound, Refused, StateError
from intakt.kit.ids import is_id, new_id
from intakt.persistence import accounts, passkeys, records
from intakt.persistence.database import Session
from intakt.persistence.passkeys import Challenge
from intakt.persistence.secrets import hash_token, new_token
from intakt.services import letters, sessions
from intakt.services.account_views import PasskeyOptions, PasskeyView, SignedIn
from intakt.services.context import Context
from intakt.services.views import Caller

IN_FORCE = timedelta(minutes=5)
MOST = 20
"""Passkeys of one account."""
NOT_HERE = "Passkeys need an address with a name and https (or localhost): sign in with a code instead."
STALE = "That took too long, or was used before: please try again."
UNKNOWN = "This passkey is not known here: sign in with a code, then add it again."
BROKEN = "The passkey's answer cannot be used: please try again, or sign in with a code."


def relying_party(ctx: Context) -> str:
    return urlsplit(ctx.config.base_url).hostname or ""


def origin(ctx: Context) -> str:
    parts = urlsplit(ctx.config.base_url)
    return f"{parts.scheme}://{parts.netloc}"


def offered(ctx: Context) -> bool:
    """Whether browsers allow passkeys at our address."""
    host = relying_party(ctx)
    named = bool(host) and not re.fullmatch(r"[0-9.]+|.*:.*", host)
    return named and (ctx.config.base_url.startswith("https://") or host == "localhost")


async def begin(ctx: Context, caller: Caller) -> PasskeyOptions:
    """What the browser needs to make a passkey for the caller's account. Refused without an account."""
    account_id = _account(ctx, caller)
    async with ctx.database.transaction() as session:
        account = await accounts.by_id(session, account_id)
        known = await passkeys.of_account(session, account_id)
        if account is None or len(known) >= MOST:
            raise StateError(f"An account has at most {MOST} passkeys: remove one first.", code="too-many")
        options = webauthn.generate_registration_options(
            rp_id=relying_party(ctx),
            rp_name=ctx.config.practice.name,
            user_name=account.email,
            user_id=account.id.encode(),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=each.credential) for each in known],
        )
        ticket = await _remember(ctx, session, options.challenge, account_id=account_id)
    return PasskeyOptions(ticket=ticket, public_key=msgspec.Raw(webauthn.options_to_json(options).encode()))


async def finish(
    ctx: Context, caller: Caller, ticket: str, credential: dict[str, Any], *, agent: str
) -> PasskeyView:
    """The passkey is stored, and its owner told by mail. InputError, StateError."""
    account_id = _account(ctx, caller)
    challenge = await _take(ctx, ticket, account_id=account_id)
    try:
        made = webauthn.verify_registration_response(
            credential=json.dumps(credential),
            expected_challenge=challenge.challenge,
            expected_rp_id=relying_party(ctx),
            expected_origin=origin(ctx),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError) as error:
        raise InputError(BROKEN) from error
    passkey_id, label, now = new_id(), sessions.device_of(agent), ctx.now()
    async with ctx.database.transaction() as session:
        fresh = await passkeys.insert(
            session,
            passkey_id,
            account_id=account_id,
            credential=made.credential_id,
            public_key=made.credential_public_key,
            sign_count=made.sign_count,
            label=label,
            now=now,
        )
        account = await accounts.by_id(session, account_id)
        if not fresh or account is None:
            raise StateError("This passkey is known already.", code="known")
        await records.audit(session, actor=account_id, action="passkey-added", now=now)
        letter = Letter(
            to=account.email,
            message="passkey-added",
            values={
                "device": label,
                "link": letters.link(ctx, "account"),
                "practice": ctx.config.practice.name,
            },
        )
        await letters.write(ctx, session, letter, key=f"passkey-added:{passkey_id}", about=account_id)
    return PasskeyView(id=passkey_id, label=label, created_at=now, last_used_at=None)


async def begin_sign_in(ctx: Context) -> PasskeyOptions:
    """What the browser needs to ask for any passkey of ours; it says nothing about anybody."""
    _require_offered(ctx)
    options = webauthn.generate_authentication_options(
        rp_id=relying_party(ctx), user_verification=UserVerificationRequirement.REQUIRED
    )
    async with ctx.database.transaction() as session:
        ticket = await _remember(ctx, session, options.challenge, account_id=None)
    return PasskeyOptions(ticket=ticket, public_key=msgspec.Raw(webauthn.options_to_json(options).encode()))


async def sign_in(ctx: Context, ticket: str, credential: dict[str, Any], *, agent: str) -> SignedIn:
    """A session for the passkey's account. Refused when it is not known, or its answer does not fit."""
    challenge = await _take(ctx, ticket, account_id=None)
    try:
        key = base64url_to_bytes(str(credential.get("id", "")))
    except ValueError as error:
        raise InputError(BROKEN) from error
    async with ctx.database.transaction() as session:
        found = await passkeys.lock(session, key)
        if found is None:
            raise Refused(UNKNOWN)
        try:
            proved = webauthn.verify_authentication_response(
                credential=json.dumps(credential),
                expected_challenge=challenge.challenge,
                expected_rp_id=relying_party(ctx),
                expected_origin=origin(ctx),
                credential_public_key=found.public_key,
                credential_current_sign_count=found.sign_count,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, TypeError, KeyError) as error:
            raise Refused(BROKEN) from error
        await passkeys.used(session, found.id, sign_count=proved.new_sign_count, now=ctx.now())
        account = await accounts.by_id(session, found.account_id)
        if account is None:
            raise Refused(UNKNOWN)
        return await sessions.begin(ctx, session, account, agent=agent, how="passkey")


async def remove(ctx: Context, caller: Caller, passkey_id: str) -> None:
    """NotFound when it is none of the account's."""
    account_id = caller.account_id
    async with ctx.database.transaction() as session:
        known = account_id is not None and is_id(passkey_id)
        if not known or not await passkeys.remove(session, passkey_id, account_id=account_id or ""):
            raise NotFound("This passkey is gone already.")
        await records.audit(session, actor=account_id or "", action="passkey-removed", now=ctx.now())


def _account(ctx: Context, caller: Caller) -> str:
    _require_offered(ctx)
    if caller.role != "client" or caller.account_id is None:
        raise Refused("Sign in with a code first; then a passkey can be added.")
    return caller.account_id


def _require_offered(ctx: Context) -> None:
    if not offered(ctx):
        raise StateError(NOT_HERE, code="passkeys-not-here")


async def _remember(ctx: Context, session: Session, challenge: bytes, *, account_id: str | None) -> str:
    ticket = new_token()
    await passkeys.put_challenge(
        session,
        hash_token(ticket),
        challenge=challenge,
        account_id=account_id,
        expires_at=ctx.now() + IN_FORCE,
    )
    return ticket


async def _take(ctx: Context, ticket: str, *, account_id: str | None) -> Challenge:
    """StateError when it was asked for by somebody else, was answered, or has run out."""
    async with ctx.database.session() as session:
        found = await passkeys.take_challenge(session, hash_token(ticket))
    if found is None or found.account_id != account_id or found.expires_at <= ctx.now():
        raise StateError(STALE, code="stale")
    return found
