"""English verb forms that reported speech moves into the past, and finite verbs."""

from palabre.engines.synthesis.wordlists import wordlist, wordset

_IRREGULAR = """
become became | begin began | bring brought | build built | choose chose | come came
cost cost | cut cut | deal dealt | draw drew | drive drove | fall fell | feel felt
lend lent | find found | say said | teach taught | catch caught | hide hid | throw threw | eat ate | sleep slept |
hear heard | read read | buy bought | fight fought | break broke | wear wore | get got | give gave | go went | grow grew | hold held | keep kept
know knew | lead led | leave left | let let | lie lay | lose lost | make made | mean meant
meet met | pay paid | put put | run ran | see saw | seek sought | sell sold | send sent
set set | show showed | speak spoke | spend spent | spread spread | stand stood
take took | tell told | think thought | understand understood | win won | write wrote
uphold upheld | foresee foresaw | overcome overcame | oversee oversaw | rebuild rebuilt | rethink rethought | withhold withheld | strive strove
rise rose | undergo underwent | arise arose | undertake undertook | bear bore | die died | forget forgot
bind bound | bleed bled | flee fled | forbid forbade | freeze froze | kill killed | forgive forgave
hurt hurt | mislead misled | mistake mistook | misunderstand misunderstood
repay repaid | resell resold | shake shook | shed shed | shine shone | shoot shot
shrink shrank | sing sang | sink sank | sit sat | split split | steal stole
stick stuck | sweep swept | swim swam | swing swung | tear tore | undercut undercut
upset upset | wake woke | weave wove | weep wept | withdraw withdrew
withstand withstood | feed fed | dwell dwelt | oversell oversold | overpay overpaid
overrun overran | rewrite rewrote | overwrite overwrote | redo redid | undo undid
outgrow outgrew | outdo outdid
beat beat | bend bent | bite bit | blow blew | broadcast broadcast | dig dug | drink drank
fit fit | fly flew | hang hung | hit hit | lay laid | quit quit | reset reset | ride rode
ring rang | cling clung | sew sewed | shut shut | slide slid | spin spun | strike struck | swear swore
"""

_REGULAR = wordlist("""
absorb accelerate accept accompany account achieve acknowledge act adapt add address adopt
advance affect aim align allow amplify announce appear apply argue ask assess assist assume
attract balance base believe belong benefit block boost call carry cause challenge
change claim close collect combine compete complete compromise concentrate concern
conclude conflict confirm confront connect consider consist constitute consume contain
continue contradict contribute control cover create decide declare decline define
degrade deliver demand demonstrate deny depend deploy derive describe deserve destroy
detect determine develop differ disappear discourage discriminate display disrupt
distribute diverge divide dominate double drop effect eliminate embed embody emerge
emphasize employ empower enable encourage encrypt endanger endorse enforce engage enhance
enjoy ensure entail enter entitle equip erode establish evolve exacerbate exceed exchange
exclude exist expand expect experience explain exploit explore expose express extend face
facilitate fail favour finance focus follow force form forward foster fuel fulfil
function fund gain generate govern guarantee hamper handle happen harm help hinder
host identify ignore impact impede implement imply impose improve include increase
indicate influence inform inspire integrate intend interact intersect introduce invest
involve isolate issue join jeopardize justify lack launch learn limit link live
locate look maintain erase fear order ship stay wish own manage matter measure monitor motivate move multiply need neglect
negotiate network obtain occur offer open operate oppose optimize originate outweigh
overlap owe participate pass pave perform permit persist place plan play point
pose possess predict prefer prepare present preserve prevent prioritize process produce
prohibit promise promote propose protect prove provide publish pursue qualify raise
range reach react receive recognize recommend reduce refer reflect refuse regard regulate
reinforce reject relate release rely remain remove render repeat replace replicate
report represent require resolve respect respond restrict result retain return reveal
reward risk satisfy save scale secure seem separate serve share shift sign simplify solve
specify stem stop strengthen stress struggle study submit succeed suffer suggest suit
supply support surround survive suspend sustain target tend test threaten touch track
train transcend transfer transform transport treat trigger trust turn undermine
underpin unite update uphold urge use validate value vary verify violate want warn
avoid review edit advise copy pick borrow refund  condemn name record tempt overstate understate lower arrive land suffice sign listen answer
ask load travel recognise organize organise centralize store sync synchronize start end share wait charge fix repair remind
justify weaken welcome widen work worry worsen yield
abandon abate abide accrue accumulate adhere adjust administer admire admit advertise
advocate afford aggravate alleviate allocate alter amend analyse analyze annotate
anticipate apologize appreciate apprehend approve arrange articulate ascertain aspire
assemble assert assign attach attain attempt attend authenticate authorize await bolster
breach broaden bypass cache calculate cease certify characterize cite clarify classify
coincide collaborate collapse communicate compel compile comply comprise compute conceal
conceive condone confer configure confine conform conserve consolidate consult contend
contract convene converge convert convey convince cooperate coordinate cope correlate
correspond corroborate curb debate decode decouple decrease decrypt dedicate deepen
defeat defend delegate delete denounce deprive derail designate despise deteriorate
deviate devise diagnose dictate digitize diminish disable disagree disclose discover
discuss dispatch disregard dissolve divert document drain duplicate earn ease echo
elaborate elevate emanate embark embrace emit emphasise emulate enact encapsulate encode
encompass encounter endeavour endure engender enlarge enqueue enrich enroll enshrine
entrench enumerate envisage envision equate eradicate erupt escalate estimate evade
evaluate execute exemplify exert exhaust exhibit expedite expire extract fetch flourish
fluctuate forge formulate fragment fulfill furnish generalize grapple halt harness
hesitate highlight hope illustrate imagine immunize incentivize incorporate incur
indulge infect infer inflict inherit inhibit initiate inject innovate inquire insist
inspect install instantiate instruct insulate intensify intercept interfere interoperate
interpret interrupt intervene intimidate invade invent invoke iterate jeopardise lament
legislate leverage liberate mandate marginalise marginalize maximize mediate merge
migrate minimize misuse mitigate mobilise mobilize modify mutate narrow navigate
necessitate nominate normalize notify nurture observe occupy outnumber outpace overwhelm
parse penalize penetrate perceive perpetuate persecute persuade plague populate posit
postpone prescribe presume presuppose prevail prioritise probe proceed proclaim procure
prolong propagate prosper provoke punish purport quantify query reaffirm realise realize
reassure recall reconcile reconstruct recruit rectify redefine redirect refine reiterate
rejoice relax resemble retard reside resort restore resume retrieve reuse reverse revise
revitalize revive rotate safeguard scatter serialize shape shelter showcase signal
signify span specialize spill spoil stabilize standardise standardize stimulate
stipulate subscribe substitute subvert summarise suppress surface surpass symbolize
tackle tailor tamper tolerate transcribe transit translate transmit traverse tunnel
typify unfold unify unleash utilise utilize vanish visualize volunteer vote weigh
witness wonder grant reserve
accommodate accredit adorn appoint assail banish batter betray bounce browse bury
calibrate cancel cheapen circulate coexist collide commend compensate complain
complicate compress concede confess confiscate confuse congest congratulate constrain
contaminate cripple criticize crumble cultivate curate dare deceive deem defraud defy
demolish demoralize depart depict deplete deplore deport deprecate derogate descend
deserialize detach detain devastate devour digitise dilute dislocate dismiss displace
dissuade distinguish distort distract disturb eject embarrass embezzle emigrate enjoin
enlist ensue entertain entice entrust err evacuate evict exaggerate excel exclaim
exonerate expend expropriate falsify falter fascinate forage frustrate gather graze
greet heal heed hoard hospitalize humiliate illuminate immigrate impair impart
impersonate impoverish imprison incite incline inflate infringe inhabit inoculate insert
insure intrude inundate investigate invite irrigate juggle lag lengthen lessen liken
linger litigate marry melt mend misinform misplace misrepresent misspell modernize mourn
mutilate nationalize oblige obstruct offend outlive outrank outsource overburden
overcharge overestimate overheat overlook overreact overrule overshadow oversimplify
overturn overuse paralyse plead pollute pour pray preach preclude predominate prefetch
preside pretend privatize proliferate prosecute prune ratify reap recede recharge reckon
reclaim reconfigure reconnect recreate recycle redeploy redistribute refuel regain
regress reimburse reinstall reintroduce relearn relieve relocate rename renew reopen
reorganize repatriate replenish repress reproduce reroute resent reshape resist restate
restrain resubmit resubscribe retire reunite revamp revert revisit revolve rewire roam
alert archive ban bargain blame burn care cheat check clean climb correct count
cross crush cure draft drown dry elect escape exempt fade fill filter frighten
graduate harass harvest hire hunt jump label laugh leak lobby lock log map mark
match miss mistrust mix model note omit outlaw pack paint patch phone photograph plant
plot poll post print profit pull pump push queue rank rate regret rehearse rent repeal rescue
resign restart revoke rinse rob roll rot rush rust sail scan scare score seal search sharpen
shout skip smell smoke sort staff stamp stretch sue survey swap tag talk tax tick tie trace
trade translate try type upload visit waive walk warm wash watch wire wrap
scrape seize settle shelve shorten simulate smuggle sniff soften solder spawn spoof
squander squeeze stabilise starve steer stumble subcontract subdue subside subsidize
subsist subtract summon supersede supervise supplant symbolise tease terminate terrorize
testify tighten toggle toil topple transact transgress transpire tremble trespass
trap corrode crash
trickle uncover underestimate underline underscore undervalue unload unlock unravel
unsettle unsubscribe uproot usher usurp vaccinate vandalize victimize vindicate wander
weld whisper wipe ruin
commit wield judge elude remember salute recover thrive pool praise heighten complement spur
spark merit feature afflict warrant cherish crisscross
""")

_DOUBLING = wordset("""stem underpin lag resubmit regret rob rot commit spur trap ship admit compel confer curb defer drop embed emit incur infer occur plan ban plot log map scan skip swap tag wrap omit
overlap permit prefer propel refer span stop submit transfer control transmit expel equip cancel signal label
tunnel quarrel excel rebel fulfil enrol travel model channel counsel level total fuel marvel
pedal shovel dial""")


def _past_of(base: str) -> str:
    if base in _DOUBLING:
        return f"{base}{base[-1]}ed"
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}ed"


def _third_of(base: str) -> str:
    if base == "go":
        return "goes"
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}s"


_PAIRS = dict(
    pair.split()
    for line in _IRREGULAR.split("\n")
    for pair in line.split("|")
    if pair.strip()
)
PAST_BY_BASE: dict[str, str] = {**{base: _past_of(base) for base in _REGULAR}, **_PAIRS}
PAST_BY_THIRD: dict[str, str] = {
    **{_third_of(base): past for base, past in PAST_BY_BASE.items()},
    "rests": "rested",  # "the rest" is none
}

NOUNS_TOO = (
    wordset("""restarts copies transfers edits picks refunds answers names loads lowers fixes orders acts addresses advances aims appeals approaches balances bases benefits
blocks boosts calls causes challenges changes claims combats commits compromises concerns conflicts
consists contacts contributes controls costs counts covers cuts deals declines decreases deficits
degrees delays demands deposits designs differences doubles drops draws drives effects embeds
exchanges exercises experiences exploits exports extends faces falls favours feels fights figures
finances finds focuses forces forms fosters fuels functions funds gains gets grants guarantees
harms helps holds hosts impacts increases influences inputs interests invests issues joins keeps
labels lacks lands leads learns leaves lets limits links lives looks losses makes marks
masses matters means measures meets monitors moves multiplies needs networks notes offers
outlooks outputs owes passes paves places plans plays points poses possesses practices presents
processes produces profits programs progresses projects promises purchases puts raises ranges ranks
rates reaches reacts records reforms regards releases remains rents repeats replies reports requests
researches reserves respects responses rests results returns reviews rewards rises risks roles rules
runs saves scales sees sells sends sets shares shifts shows signs sources speaks spends spreads
stages stands starts states stems steps stops stresses strikes struggles studies suits supplies
supports surrounds surveys talks targets tends tests thinks threats times tolls touches tracks
trades trains transforms transports travels treats trends trials triggers trusts turns
types uses values views visits
attempts authors contracts debates defeats documents drains echoes estimates extracts fragments halts hopes
interrupts leverages mandates merges migrates misuses narrows queries caches fetches probes recalls resorts resumes reverses
scatters shapes shelters signals spans spills surfaces transits tunnels votes volunteers witnesses wonders yields
breaches contends curbs delegates earns highlights substitutes tackles plagues installs relaxes mutates dispatches
tailors abides forges endeavours
 accounts repairs safeguards stays analyses duplicates permits updates charges fears ships
 wants wars warns wins wishes works worries writes
goes
alerts archives bans bargains blames burns cares cheats checks climbs crosses
cures drafts escapes fades fills filters harvests hires hunts jumps
laughs leaks lobbies locks logs maps matches misses mixes models packs
paints patches phones photographs plants plots polls posts prints pumps pushes
queues regrets repeals rescues rolls rushes sails scans scares scores
seals searches shouts skips smells smokes sorts staffs stamps stretches swaps tags
taxes ticks ties traces tries uploads vetoes walks washes watches
wires wraps beats bends bites blows broadcasts digs drinks fits flies hangs hits lays rides
rings slides spins pulls ruins stores launches judges salutes pools praises complements spurs
sparks merits features warrants
traps crashes splits sheds shines shakes feeds tears wakes sinks swings upsets hurts sticks sweeps undercuts freezes mistakes ends""")
    - {
        "remains",
        "consists",
        "contributes",
        "makes",
        "sees",
        "tends",
        "keeps",
        "thinks",
        "learns",
        "lets",
        "earns",
        "writes",
        "speaks",
        "spends",
        "sells",
        "sends",
        "contends",
        "reacts",
        "relaxes",
        "mutates",
        "abides",
        "invests",
        "owes",
        "treats",
        "multiplies",
    }
)
"""Third-person forms that are nouns as well: verbs only before what follows a verb."""

FINITE = frozenset(
    {*PAST_BY_THIRD, *PAST_BY_BASE, *PAST_BY_BASE.values()}
    | wordset("""is are was were has have had will would can could may might must shall should does
    do did cannot""")
)
"""Anything that may be a finite verb."""
