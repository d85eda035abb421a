import { wordList } from '#job/words/text'

/** Verbs of doing, in the base form; many are nouns too. */
export const actionVerbs: ReadonlySet<string> = new Set(
  wordList(`
abandon absorb accelerate accept access accommodate accompany accomplish account achieve acknowledge acquire act
activate adapt add address adjust administer admit adopt advance advertise advise affirm age agree aid aim alert
align allocate allow alter amend analyze analyse anchor animate announce answer anticipate apologize appeal apply
appoint appraise approach approve arbitrate archive argue arm arrange arrest arrive ascertain ask assemble assert
assess assign assist associate assume assure attach attain attend attract auction audit augment authenticate author
authorize automate avert avoid await award back bake balance ban bandage bank bargain base bathe beat become begin
benchmark bend bid bill bind blend bless block board boil book boost borrow bound breed brew bring broadcast
browse brush budget buffer build bundle burn bury buy bypass calculate calibrate call calm cancel capture care carry
carve cast catalog catalogue catch categorize cater cause caution celebrate cement certify challenge change channel
charge chart chase check choose chop circulate cite claim clarify classify clean cleanse clear click climb cling close clothe
coach coat code collaborate collate collect combine come comfort command commence comment commission commit
communicate commute compare compensate compete compile complain complement complete comply compose compost compress
compute conceal conceive conclude condense condition conduct confirm connect conquer conserve consider consolidate
construct consult consume contact contain contest continue contract contrast contribute control convert convey
convince cook cool cooperate coordinate cope copy correct correlate correspond counsel count cover craft create
credit cross crop cultivate cure cut cycle dance deal debate debug decant decide declare decline decode decommission
decorate decrease dedicate deduct defeat defend defer define delay delegate delete deliver demand demonstrate deny
depart deploy deposit depreciate derive describe design detach detail detect determine develop devise diagnose dictate
differentiate dig digest direct disable discard discharge disclose disconnect discourage discover discuss dismantle
dispatch dispense display dispose dispute dissolve distinguish distribute diversify divert divide document donate
draft drain draw dress drill drink drive drop dry duplicate earn ease eat edit educate elect elicit eliminate email
embed embrace employ empower empty enable encode encounter encourage encrypt end endorse endure enforce engage
engineer enhance enjoy enlarge enlist enrich enrol enroll ensure enter entertain envision equip eradicate erase erect
escape escort establish estimate evacuate evade evaluate examine exchange exclude execute exercise exhibit exit expand
expedite experience experiment explain explore export expose express extend extinguish extract fabricate facilitate
fast fasten feed fence ferment fertilize fetch field fight figure file fill filter finalize finance find fine finish
fire fish fit fix flag flatten flee float flush fly focus fold follow forecast forge forget forgive form formulate
forward foster found frame free freeze fry fuel fulfil fulfill function fund furnish gain gather gauge generate get
give glue go grade graft grant grasp greet grind group grow guarantee guard guess guide halt hammer hand handle hang
harden harness harvest haul head heal hear heat hedge help hide highlight hire hit hold honor honour host house hunt
hydrate identify illustrate imagine imitate immobilize immunize implant implement import impress improve improvise
incorporate increase incubate indicate induce infer influence inform ingest inhale inherit initiate inject innovate
inquire insert inspect install instruct insulate insure integrate intercept interpret interrupt interview introduce
intubate invent invest investigate invite invoice involve iron irrigate isolate issue join journey judge juggle
justify keep kill knit know label land last launch lay lead learn lease leave lend lengthen let level leverage
license lift light limit link liquidate list listen litigate live load loan locate lock log look loosen lower
lubricate mail maintain make manage manufacture map mark market master match mate maximize measure mediate meditate
meet melt memorize mend mention mentor merge message migrate mill mimic mine minimize mirror mitigate mix mobilize
model moderate modernize modify monetize monitor motivate mount move mow multiply name narrate navigate negotiate
neutralize nominate normalize notarize note notice notify nourish number nurse nurture obey obtain occupy offer
offload offset onboard open operate optimize orchestrate order organize organise orient originate outline outsource
overcome overhaul oversee overwrite pack package page paint park partition pass paste patch pause pave pay peel
penetrate perceive perfect perform permit persuade petition phone photograph pick pilot place plan plant play
plead plot plow plug point polish pool populate portray position post postpone pour power practice practise
praise pray predict prefer prepare prescribe present preserve press pressurize prevent price print prioritize
probe process procure produce profile program programme project prolong promote prompt proofread propagate propose
protect prototype prove provide provision publicize publish pull pump punish purchase purge purify pursue push
put qualify quantify quarantine query question queue quit quote raise rally rank rate ration reach react read
realize reassure rebuild recall receive recharge recite reclaim recognize recommend reconcile reconstruct record
recover recruit recycle redeem redesign redirect reduce refer reference refine refinance reflect refresh refund
refuse regain register regulate rehabilitate rehearse reimburse reinforce reject relax relay release relieve relocate
rely remain remedy remember remind remove render renew renovate rent reorder repair repay repeat replace replenish
reply report represent reproduce request require requisition rescue research reschedule reserve reset resist resolve
respond rest restart restore restrain restrict restructure resume retain retire retouch retrieve return reunite reuse reveal
reverse review revise revive reward rewrite rid ride ring rinse rise risk roast roll rotate route run safeguard sail
sample sanitize satisfy save scale scan schedule score scout scrape screen scroll seal search season seat secure see
seek segment seize select sell send separate sequence serve service set settle sever sew shape share sharpen shave
shelter shield shift ship shoot shop shorten show shred shut sign signal silence simplify simulate sing sit sketch
skim sleep slice slide slow smell smooth soak socialize soften solder solicit solve soothe sort sound source sow
spare speak specify spend spin split spray spread spring staff stage stain stamp stand standardize start state station
stay steam steer sterilize stick stimulate stir stitch stock stop store straighten strain streamline strengthen stretch
strike string strip structure study style subdivide submit subscribe substitute subtract succeed suggest sum summarize
supervise supplement supply support suppress surrender survey survive suspend sustain suture swallow swap sweep swim
switch synchronize synthesize tabulate tailor take talk tap target taste teach tell tend terminate test text thank
thaw think throw tie tighten time title toast toggle tour tow trace track trade train transcribe transfer transform
transit transition translate transmit transplant transport trap travel treat triage trigger trim triple troubleshoot
trust try tune turn twist type unblock uncover undergo understand undertake undo unfreeze unify uninstall unite
unload unlock unpack unwind update upgrade uphold upload urge use utilize vacate vaccinate validate value vary
ventilate verify vet view visit visualize voice vote wait wake walk wander want warm warn wash watch water weaken
wear weather weave weed weigh weld whisper widen win wind wipe wire withdraw withstand witness wonder work worship
wrap write yield zoom`),
)

/** Verbs of a state or a wish: nothing is done, so nothing can be achieved. */
export const stateVerbs: ReadonlySet<string> = new Set(
  wordList(`be am is are been being have has had feel need want wish hope love like enjoy believe
belong seem appear own possess exist matter remain stay`),
)
