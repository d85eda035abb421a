import { useState } from 'react'
import { Link } from 'wouter'
import { figureRange, figureWords } from '#charts/figure-words'
import { assumptionWords } from '#charts/tables/assumption-table'
import { rowsWords, shortHash } from '#charts/tables/reading-tables'
import { verdictWords } from '#charts/tables/verdict-words'
import { sourceWords } from '#charts/wording'
import { unbroken } from '#drawing/html/markup'
import type { FigureInput, RowSet } from '#quantity/figure'
import { formatDate } from '#quantity/format-date'
import { useOpenStudy } from '../study/study-context.ts'
import { RowTable } from './row-table.tsx'

/** How many levels of inputs stand open at first. */
const openLevels = 2

/** One input of a figure, with its own inputs folded below it. */
export function InputNode({ input, above }: { input: FigureInput; above: readonly string[] }) {
  if ('figure' in input) return <FigureNode id={input.figure} above={above} />
  if ('rows' in input) return <RowsNode rows={input.rows} />
  return <AssumptionNode input={input} />
}

function FigureNode({ id, above }: { id: string; above: readonly string[] }) {
  const { assessment, locale, traced } = useOpenStudy()
  const figure = assessment?.figures.find((one) => one.id === id)
  if (figure === undefined)
    return (
      <li className="node">
        <b>{id}</b> <small>not computed</small>
      </li>
    )
  const inputs = above.includes(id) ? [] : figure.inputs
  return (
    <li className="node">
      {traced.has(id) ? (
        <a className="figure" href={`?figure=${encodeURIComponent(id)}`} data-figure={id}>
          {figure.label}
        </a>
      ) : (
        <b>{figure.label}</b>
      )}{' '}
      <span className="node-value">{unbroken(figureWords(figure, locale))}</span>
      <small>{unbroken(figureRange(figure, locale))}</small>
      {inputs.length === 0 ? null : (
        <details open={above.length < openLevels}>
          <summary>rests on {inputs.length}</summary>
          <ul className="nodes">
            {inputs.map((one, i) => (
              <InputNode key={i} input={one} above={[...above, id]} />
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

function RowsNode({ rows }: { rows: RowSet }) {
  const { locale, id } = useOpenStudy()
  const [shown, setShown] = useState(false)
  return (
    <li className="node rows-node">
      <b>{rowsWords(rows, locale)}</b>
      <small>
        {rows.filter}{' '}
        <span className="tag" title={`SHA-256 ${rows.hash}`}>
          {shortHash(rows.hash)}
        </span>
      </small>
      <button type="button" className="link" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? 'Hide the rows' : 'Show the first rows'}
      </button>
      {shown ? <RowTable study={id} data={rows.data} filter={rows.filter} /> : null}
    </li>
  )
}

type AssumptionInput = Extract<FigureInput, { assumption: string }>

function AssumptionNode({ input }: { input: AssumptionInput }) {
  const { assessment, id } = useOpenStudy()
  const assumption = assessment?.model?.assumptions.find((one) => one.id === input.assumption)
  const said = assessment === undefined ? undefined : verdictWords(assessment).get(input.assumption)
  const disputed = assessment?.study.stated.some(({ verdicts }) =>
    verdicts.some((one) => one.assumption === input.assumption && one.verdict === 'disputed'),
  )
  const state = disputed ? 'disputed' : stateOf(input)
  return (
    <li className="node assumption-node">
      <Link href={`/studies/${id}/value#assumption-${input.assumption}`}>
        <b>{assumption?.label ?? input.assumption}</b>
      </Link>{' '}
      <span className="node-value">
        {assumption === undefined ? input.written : assumptionWords(assumption)}
      </span>{' '}
      <span className="tag">{state === 'fresh' ? state : `▲ ${state}`}</span>
      <small>{standing(input, assumption?.owner, said)}</small>
    </li>
  )
}

/** Whether somebody stands behind an assumption still. */
function stateOf(input: AssumptionInput): string {
  const today = new Date().toISOString().slice(0, 10)
  if (input.review !== undefined && input.review <= today) return 'stale'
  return sourceWords(input.source) === '' ? 'no source' : 'fresh'
}

/** Source, owner, review, and what was said of it in interviews. */
function standing(
  input: AssumptionInput,
  owner: string | undefined,
  said: string | undefined,
): string {
  const source = sourceWords(input.source)
  return [
    source === '' ? 'nobody stands behind it' : source,
    owner === undefined ? '' : `owner ${owner}`,
    input.review === undefined ? '' : `review ${formatDate(input.review)}`,
    said ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
