"""Every stage's records, imported once so that Django finds them."""

from palabre.stages.accreditation.form_models import *  # noqa: F403
from palabre.stages.accreditation.gate_models import *  # noqa: F403
from palabre.stages.accreditation.models import *  # noqa: F403
from palabre.stages.accreditation.paper_models import *  # noqa: F403
from palabre.stages.calls.models import *  # noqa: F403
from palabre.stages.journal.models import *  # noqa: F403
from palabre.stages.live.models import *  # noqa: F403
from palabre.stages.outbox.models import *  # noqa: F403
from palabre.stages.outcomes.figure_models import *  # noqa: F403
from palabre.stages.outcomes.models import *  # noqa: F403
from palabre.stages.people.models import *  # noqa: F403
from palabre.stages.programme.models import *  # noqa: F403
from palabre.stages.protocol.models import *  # noqa: F403
from palabre.stages.reports.models import *  # noqa: F403
from palabre.stages.stocktaking.models import *  # noqa: F403
from palabre.stages.summits.models import *  # noqa: F403
