import { useMemo } from 'react'
import { Link } from 'wouter'
import { marketTopics, topicStory } from '#charts/market/market-topics'
import type { Assessment } from '#study/evaluation/assessment'
import { Prose } from '../drawn/prose.tsx'
import { useOpenStudy } from '../study/study-context.ts'

/** What is known of the market in a sentence a topic; each leads to its place in the room. */
export function MarketStory({ assessment }: { assessment: Assessment }) {
  const { id, locale } = useOpenStudy()
  const topics = useMemo(() => marketTopics(assessment, locale), [assessment, locale])
  if (topics.length === 0) return null
  return (
    <section aria-labelledby="market-heading">
      <h2 id="market-heading">The market</h2>
      <ol className="story">
        {topics.map((topic) => (
          <li key={topic.id}>
            <Link href={`/studies/${id}/market#topic-${topic.id}`}>{topic.title}</Link>:{' '}
            <Prose text={topicStory(topic)} />.
          </li>
        ))}
      </ol>
    </section>
  )
}
