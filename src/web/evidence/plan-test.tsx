import { type FormEvent, useMemo, useState } from 'react'
import { detectableTable, powerChart, standsToday, whatItTakes } from '#charts/test-plan'
import { sentence } from '#quantity/sentence'
import type { AskedTest } from '#contract/test-plan'
import type { PlannedNeed, TestPlan } from '#evidence/planning/test-plan'
import { headedTable } from '#drawing/html/data-table'
import type { Finding } from '#quantity/finding'
import { call } from '../call/call.ts'
import { told } from '../call/told.ts'
import { ChartFigure } from '../drawn/chart-figure.tsx'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import { FindingList } from '../drawn/finding-list.tsx'
import { AskedField } from '../fields/asked-field.tsx'
import { Choice } from '../fields/choice.tsx'
import { documentNeeds } from '../job/document-jobs.ts'
import { useOpenStudy } from '../study/study-context.ts'

/** What the form holds, as it is typed. */
interface Draft {
  readonly need: string
  readonly effect: string
  readonly power: string
  readonly arms: string
  readonly perWeek: string
  readonly paired: boolean
  /** Of the two values of a unit, for pairs. */
  readonly correlation: string
  readonly baseline: string
  readonly sd: string
}

type Change = <K extends keyof Draft>(key: K, value: Draft[K]) => void

const usual: Draft = {
  need: '',
  effect: '10 %',
  power: '80 %',
  arms: '1:1',
  perWeek: '',
  paired: false,
  correlation: '',
  baseline: '',
  sd: '',
}

const powers = ['80 %', '90 %', '95 %']
const ratios = ['1:1', '2:1', '3:1', '1:2', '1:3']

/** Planning a test before it is made: how many, how long, and what it can find. */
export function PlanTest() {
  const { id, document } = useOpenStudy()
  const [draft, setDraft] = useState(usual)
  const [made, setMade] = useState<{ plan: TestPlan; findings: readonly Finding[] }>()
  const [waiting, setWaiting] = useState(false)
  const needs = documentNeeds(document).filter(({ need }) => need['metric'] !== undefined)
  const ask = async (): Promise<void> => {
    setWaiting(true)
    try {
      setMade(await call('plan', { params: { study: id }, body: askedOf(draft) }))
    } finally {
      setWaiting(false)
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void told(ask())
  }
  const change: Change = (key, value) => setDraft({ ...draft, [key]: value })
  if (needs.length === 0) return null
  return (
    <section aria-labelledby="plan-heading">
      <h2 id="plan-heading">Plan a test</h2>
      <p className="quiet">
        How many it takes, before it is made. How a need stands comes from the study’s own rows.
      </p>
      <form className="plan-test" onSubmit={submit}>
        <Choice
          words="Of which need?"
          value={draft.need}
          choices={[['', 'all of them'], ...needs.map((one) => [one.id, one.words] as const)]}
          onChange={(value) => change('need', value)}
        />
        <AskedField
          question="What improvement is worth finding?"
          placeholder="10 %, 5 s, 2 points"
          value={draft.effect}
          onChange={(value) => change('effect', value)}
        />
        <Choice
          words="With what chance?"
          value={draft.power}
          choices={powers.map((one) => [one, one])}
          onChange={(value) => change('power', value)}
        />
        <Choice
          words="Baseline to treatment"
          value={draft.arms}
          choices={ratios.map((one) => [one, one])}
          onChange={(value) => change('arms', value)}
        />
        <AskedField
          optional
          question="How many come by in a week?"
          placeholder="not known"
          range={{ min: 0 }}
          value={draft.perWeek}
          onChange={(value) => change('perWeek', value)}
        />
        <label className="inline">
          <input
            type="checkbox"
            checked={draft.paired}
            onChange={(event) => change('paired', event.currentTarget.checked)}
          />{' '}
          The same units under both solutions
        </label>
        <WithoutRows draft={draft} change={change} />
        <button type="submit" className="plain-button" disabled={waiting}>
          {waiting ? 'Planning …' : 'Plan it'}
        </button>
      </form>
      <div aria-live="polite">{made === undefined ? null : <Planned {...made} />}</div>
    </section>
  )
}

/** What the study's rows would say, where there are none. */
function WithoutRows({ draft, change }: { draft: Draft; change: Change }) {
  return (
    <details>
      <summary>No rows measure it yet</summary>
      <AskedField
        optional
        question="How does it stand today?"
        placeholder="8 min"
        value={draft.baseline}
        onChange={(value) => change('baseline', value)}
      />
      <AskedField
        optional
        question="Its standard deviation (a share needs none)"
        placeholder="3 min"
        value={draft.sd}
        onChange={(value) => change('sd', value)}
      />
      {draft.paired ? (
        <AskedField
          optional
          question="How closely do the two values of a unit go together? (correlation)"
          placeholder="0.5"
          range={{ min: -1, max: 1 }}
          value={draft.correlation}
          onChange={(value) => change('correlation', value)}
        />
      ) : null}
    </details>
  )
}

function Planned({ plan, findings }: { plan: TestPlan; findings: readonly Finding[] }) {
  return (
    <>
      <FindingList findings={findings} />
      {plan.planned.map((need) => (
        <PlannedOne key={need.need.id} need={need} plan={plan} />
      ))}
      {plan.unplanned.map(({ need, label, reason }) => (
        <p key={need.id} className="note">
          ▲ <b>{sentence(label)}</b>: {reason}
        </p>
      ))}
    </>
  )
}

function PlannedOne({ need, plan: { question } }: { need: PlannedNeed; plan: TestPlan }) {
  const { locale, traced } = useOpenStudy()
  const shown = useMemo(
    () => ({
      chart: powerChart(need, question, locale),
      table: headedTable(detectableTable(need, question, locale), traced),
    }),
    [need, question, locale, traced],
  )
  return (
    <article>
      <h3>{sentence(need.label)}</h3>
      <p>
        <b>{whatItTakes(need, question, locale)}</b>
      </p>
      <p className="quiet">{standsToday(need, locale)}</p>
      <DrawnMarkup markup={shown.table} />
      <ChartFigure chart={shown.chart} traced={traced} />
    </article>
  )
}

function askedOf({ need, effect, power, arms, paired, ...optional }: Draft): AskedTest {
  const { perWeek, correlation, baseline, sd } = optional
  const [base = 1, treatment = 1] = arms.split(':').map(Number)
  return {
    ...(need === '' ? {} : { need }),
    effect,
    power: Number.parseFloat(power) / 100,
    level: 0.95,
    treatmentShare: treatment / (base + treatment),
    ...(perWeek === '' ? {} : { perWeek: Number(perWeek) }),
    paired,
    ...(!paired || correlation === '' ? {} : { correlation: Number(correlation) }),
    ...(baseline.trim() === '' ? {} : { baseline }),
    ...(sd.trim() === '' ? {} : { sd }),
  }
}
