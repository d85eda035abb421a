import {
  isSaid,
  type MarketTopic,
  marketTopics,
  topicStory,
  type TopicPart,
} from '#charts/market/market-topics'
import { sentence } from '#quantity/sentence'
import { chartFigure } from '#drawing/html/chart-figure'
import { foldedTable } from '#drawing/html/data-table'
import { html, type Markup } from '#drawing/html/markup'
import type { Page } from '#reports/html/page'
import { findingList } from '#reports/html/finding-list'
import { section } from '#reports/html/section'

/** What is known of the market: the story in a sentence a topic, then topic by topic. */
export function marketSection(page: Page): Markup {
  const topics = marketTopics(page.assessment, page.locale)
  return section(
    'market',
    'Market',
    html`${topics.length < 2 ? '' : storyOf(topics)} ${topics.map((topic) => topicOf(topic, page))}`,
  )
}

/** Where a topic stands in the page. */
export function topicAnchor(id: string): string {
  return `market-${id}`
}

function storyOf(topics: readonly MarketTopic[]): Markup {
  return html`<ol class="story">
    ${topics.map(
      (topic) =>
        html`<li>
          <a href="#${topicAnchor(topic.id)}">${topic.title}</a>: ${topicStory(topic)}.
        </li>`,
    )}
  </ol>`
}

function topicOf({ id, title, parts }: MarketTopic, page: Page): Markup {
  return html`<div class="topic" id="${topicAnchor(id)}">
    <h3 class="topic-title">${title}</h3>
    ${parts.map((part) => partOf(part, page))}
  </div>`
}

/** All rows in full; a segment folded away under what came of it. */
function partOf(part: TopicPart, page: Page): Markup {
  const inside = picturesOf(part, page)
  if (part.segment === undefined)
    return html`${isSaid(part) ? '' : html`<p class="said">${sentence(part.sentence)}.</p>`}
    ${inside}`
  return html`<details class="folded segment">
    <summary><b>${part.segment}</b>: ${part.sentence}</summary>
    ${inside}
  </details>`
}

function picturesOf({ tables, charts, findings }: TopicPart, { traced }: Page): Markup {
  const filled = tables.filter(({ rows }) => rows.length > 0)
  return html`${charts.map((chart) => chartFigure(chart, traced))}
  ${filled.map((table) => foldedTable(table, traced))}
  ${findings.length === 0 ? '' : findingList(findings)}`
}
