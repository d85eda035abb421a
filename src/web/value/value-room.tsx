import { memo, Suspense } from 'react'
import type { ValueView } from '#charts/value-view'
import type { Assessment } from '#study/evaluation/assessment'
import { useTurn } from '../drawn/in-turn.ts'
import { usePreview } from '../preview/use-preview.ts'
import { useOpenStudy } from '../study/study-context.ts'
import { RoomMissing } from '../study/room-missing.tsx'
import { isEntries, valueAt } from '../save/document-place.ts'
import { later } from '../shell/later.tsx'
import { AssumptionTable } from './assumption-table.tsx'
import { BeginValue } from './begin-value.tsx'
import { CostTable } from './cost-table.tsx'
import { DriverList } from './driver-list.tsx'
import { ModelBasics } from './model-basics.tsx'
import { MovingCharts, SettledCharts } from './money-charts.tsx'
import { MoveAndSee } from './move-and-see.tsx'
import { NamedFormulas } from './named-formulas.tsx'

const SchemaList = later(() => import('../form/schema-list.tsx').then((m) => m.SchemaList))

/** The money: what it hangs on, where it comes from, what is assumed, what it costs. */
export function ValueRoom() {
  const { assessment, view, document } = useOpenStudy()
  return (
    <>
      <div className="room-head">
        <div>
          <h1>Value</h1>
          <p className="lead">
            What the improvement is worth in money, what it costs, and how sure that is.
          </p>
        </div>
      </div>
      <RoomMissing room="value" />
      {isEntries(valueAt(document, ['value'])) ? null : <BeginValue />}
      {assessment === undefined || view === undefined ? (
        <Parts view={undefined} />
      ) : (
        <Money assessment={assessment} view={view} />
      )}
    </>
  )
}

function Money({ assessment, view: settled }: { assessment: Assessment; view: ValueView }) {
  const { preview, moves, move } = usePreview(settled, assessment)
  const turn = useTurn()
  return (
    <>
      <MoveAndSee settled={settled} preview={preview} moves={moves} move={move} />
      <Parts view={settled} />
      <section aria-labelledby="charts-heading">
        <h2 id="charts-heading">How it runs, and how sure it is</h2>
        <MovingCharts view={preview.view} />
        {turn ? <SettledCharts view={settled} /> : null}
      </section>
    </>
  )
}

/** What a person edits: assumptions, drivers, costs, the settings of the plan; a move leaves it as it is. */
const Parts = memo(function Parts({ view }: { view: ValueView | undefined }) {
  const { document } = useOpenStudy()
  if (!isEntries(valueAt(document, ['value']))) return <AssumptionTable view={view} />
  return (
    <>
      <AssumptionTable view={view} />
      <ModelBasics />
      <DriverList view={view} />
      <NamedFormulas />
      <CostTable view={view} />
      <Suspense>
        <section aria-labelledby="scenarios-heading">
          <h2 id="scenarios-heading">Scenarios</h2>
          <p className="sub">
            Other assumptions, set over those of the study. Where none is named: conservative,
            optimistic, and half of it true.
          </p>
          <SchemaList list={['value', 'scenarios']} noun="scenario" />
        </section>
        <section aria-labelledby="correlations-heading">
          <h2 id="correlations-heading">Assumptions that move together</h2>
          <p className="sub">Where one is high, is the other high as well?</p>
          <SchemaList list={['correlations']} noun="pair" />
        </section>
      </Suspense>
    </>
  )
})
