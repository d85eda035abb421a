import { ActionIcon } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link2, Quote, X } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { figureMedian, figureSpread, figureWords } from '#charts/figure-words'
import { idsInWords } from '#charts/ids-in-words'
import { shortHash } from '#charts/tables/reading-tables'
import { gradeWords } from '#charts/wording'
import { unbroken } from '#drawing/html/markup'
import type { Grade } from '#evidence/estimate'
import type { Figure } from '#quantity/figure'
import { formatCount } from '#quantity/format-number'
import { Prose } from '../drawn/prose.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { citation } from './citation.ts'
import { InputNode } from './input-node.tsx'
import type { Trace } from './use-trace.ts'

/** How a figure came about: its inputs as a small graph, down to rows and assumptions. */
export function TracePanel({ figure: id, trace }: { figure: string; trace: Trace }) {
  const { assessment, locale, evaluation } = useOpenStudy()
  const heading = useRef<HTMLHeadingElement>(null)
  const figure = useMemo(() => assessment?.figures.find((one) => one.id === id), [assessment, id])
  useEffect(() => heading.current?.focus(), [id])
  const mean = figure !== undefined && figureMedian(figure, locale) !== '' ? ', mean' : ''
  return (
    <aside className="trace" aria-labelledby="trace-title" onClick={trace.follow}>
      <div className="trace-head">
        <h2 id="trace-title" ref={heading} tabIndex={-1}>
          How this figure came about
        </h2>
        {figure === undefined ? null : <TraceActions figure={figure} />}
        <ActionIcon onClick={trace.close} aria-label="Close (Esc)" title="Close (Esc)">
          <X size={16} />
        </ActionIcon>
      </div>
      {figure === undefined ? (
        <p className="quiet">
          The study has no figure <code>{id}</code> any more.
        </p>
      ) : (
        <>
          <h3>{figure.label}</h3>
          <p className="trace-value">
            {unbroken(figureWords(figure, locale))}
            {mean}
          </p>
          <p className="quiet">{unbroken(figureSpread(figure, locale))}</p>
          <Facts figure={figure} />
          {evaluation?.old ? (
            <p className="quiet">▲ Being worked out again; this is the last one.</p>
          ) : null}
          {figure.inputs.length === 0 ? (
            <p className="quiet">It rests on settings of the study alone.</p>
          ) : (
            <ul className="nodes" aria-label="It rests on">
              {figure.inputs.map((input, i) => (
                <InputNode key={i} input={input} above={[id]} />
              ))}
            </ul>
          )}
          <Warnings figure={figure} />
        </>
      )}
    </aside>
  )
}

function TraceActions({ figure }: { figure: Figure }) {
  const { assessment, locale } = useOpenStudy()
  const copy = (text: string, words: string): void =>
    void navigator.clipboard.writeText(text).then(() => notifications.show({ message: words }))
  return (
    <>
      <ActionIcon
        aria-label="Copy as citation"
        title="Copy as citation"
        onClick={() =>
          copy(citation(figure, assessment!, locale), 'The citation is on the clipboard.')
        }
      >
        <Quote size={16} />
      </ActionIcon>
      <ActionIcon
        aria-label="Copy a link to this figure"
        title="Copy a link to this figure"
        onClick={() => copy(location.href, 'The link is on the clipboard.')}
      >
        <Link2 size={16} />
      </ActionIcon>
    </>
  )
}

function Facts({ figure }: { figure: Figure }) {
  const { assessment, locale } = useOpenStudy()
  const inWords = idsInWords(assessment!)
  const facts = [
    figure.method === undefined ? '' : inWords(figure.method),
    figure.n === undefined ? '' : `n = ${formatCount(figure.n, locale)}`,
    figure.grade === undefined ? '' : gradeWords(figure.grade as Grade),
  ].filter((fact) => fact !== '')
  return (
    <p className="facts">
      <Prose text={facts.join(' · ')} /> <code>{figure.id}</code>{' '}
      <span className="tag" title={figure.hash}>
        {shortHash(figure.hash)}
      </span>
    </p>
  )
}

function Warnings({ figure }: { figure: Figure }) {
  const { assessment } = useOpenStudy()
  const inWords = idsInWords(assessment!)
  if (figure.warnings === undefined || figure.warnings.length === 0) return null
  return (
    <ul className="findings">
      {figure.warnings.map((warning) => (
        <li key={warning.message}>
          <span className="sign" aria-hidden="true">
            ▲
          </span>
          <Prose text={inWords(warning.message)} />
        </li>
      ))}
    </ul>
  )
}
