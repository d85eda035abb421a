import { useState } from 'react'
import { isSaid, type MarketTopic, type TopicPart } from '#charts/market/market-topics'
import { sentence } from '#quantity/sentence'
import { foldedTable } from '#drawing/html/data-table'
import { ChartFigure } from '../drawn/chart-figure.tsx'
import { DrawnMarkup } from '../drawn/drawn-markup.tsx'
import { FindingList } from '../drawn/finding-list.tsx'
import { Prose } from '../drawn/prose.tsx'
import { useScrollToHash } from '../shell/use-hash.ts'
import { useOpenStudy } from '../study/study-context.ts'

const ofAll = ''

/** What is known on one topic: of all, or of one segment. */
export function TopicSection({ topic }: { topic: MarketTopic }) {
  const segments = [...new Set(topic.parts.flatMap(({ segment }) => segment ?? []))]
  const [chosen, setChosen] = useState(ofAll)
  const segment = segments.includes(chosen) ? chosen : ofAll
  const parts = topic.parts.filter((part) => (part.segment ?? ofAll) === segment)
  const heading = `topic-${topic.id}`
  useScrollToHash(heading)
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {topic.title}
      </h2>
      {segments.length === 0 ? null : (
        <label className="inline">
          Of{' '}
          <select
            className="field"
            aria-label={`${topic.title}: of whom`}
            value={segment}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            <option value={ofAll}>all of them</option>
            {segments.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      )}
      {parts.map((part) => (
        <Part key={`${part.block} ${part.segment ?? ''}`} part={part} />
      ))}
    </section>
  )
}

function Part({ part }: { part: TopicPart }) {
  const { traced } = useOpenStudy()
  return (
    <>
      {isSaid(part) ? null : (
        <p className="said">
          <Prose text={sentence(part.sentence)} />.
        </p>
      )}
      {part.charts.map((chart) => (
        <ChartFigure key={chart.id} chart={chart} traced={traced} />
      ))}
      {part.tables
        .filter(({ rows }) => rows.length > 0)
        .map((table) => (
          <DrawnMarkup key={table.caption} markup={foldedTable(table, traced)} />
        ))}
      {part.findings.length === 0 ? null : (
        <>
          <h3>Read with care</h3>
          <FindingList findings={part.findings} />
        </>
      )}
    </>
  )
}
