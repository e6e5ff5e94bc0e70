"""Who reads, approves and discards messages."""

from palabre.kernel.actors import Actor
from palabre.stages.outbox.models import Message
from palabre.stages.summits.rules import may_run


def may_handle(actor: Actor, message: Message) -> bool:
    """Tell whether an actor runs the edition that a message belongs to.

    Messages of no edition, such as sign-in links, are the system's alone.
    """
    if message.summit is None:
        return actor.is_system
    return may_run(actor, message.summit)
