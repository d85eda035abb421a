import type { DataTable } from '#charts/chart'
import {
  isSaid,
  marketTopics,
  partSentence,
  topicStory,
  type TopicPart,
} from '#charts/market/market-topics'
import { sentence } from '#quantity/sentence'
import { textChart } from '#drawing/terminal/text-chart'
import { textTable } from '#drawing/terminal/text-table'
import { block, mostRows, type Page, paragraph } from '#reports/text/page'

/** What is known of the market, topic by topic: what came of it, pictures, tables. */
export function marketLines(page: Page): readonly string[] {
  return marketTopics(page.assessment, page.locale).flatMap(({ title, parts }) => [
    ...block(page, title, []),
    ...parts.flatMap((part) => [
      ...(isSaid(part) ? [] : paragraph(`${sentence(partSentence(part))}.`, page)),
      ...picturesOf(part, page),
    ]),
  ])
}

/** The story of the market in a sentence a topic. */
export function marketStory(page: Page): readonly string[] {
  return marketTopics(page.assessment, page.locale).flatMap((topic) =>
    paragraph(`${topic.title}: ${topicStory(topic)}.`, page),
  )
}

function picturesOf({ tables, charts }: TopicPart, page: Page): readonly string[] {
  return [
    ...charts.flatMap((chart) => {
      const notes = chart.notes.flatMap((note) => paragraph(note, page))
      if (chart.empty !== undefined)
        return block(page, chart.title, [
          ...paragraph(`${chart.empty.why} ${chart.empty.next}`, page),
          ...notes,
        ])
      const drawn = textChart(chart, page)
      const behind = chart.kind === 'rows' ? [] : tableLines(chart.table, page)
      return block(page, chart.title, [...drawn, ...behind, ...notes])
    }),
    ...tables
      .filter(({ rows }) => rows.length > 0)
      .flatMap((table) => block(page, table.caption, tableLines(table, page))),
  ]
}

/** The first rows of a table, and how many more there are. */
function tableLines(table: DataTable, page: Page): readonly string[] {
  const more = table.rows.length - mostRows
  const shown = { ...table, rows: table.rows.slice(0, mostRows) }
  const rest = more > 0 ? [page.paint.quiet(`${more} more rows stand in the other reports.`)] : []
  return [...textTable(shown, page), ...rest]
}
