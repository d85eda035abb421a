import { Suspense, useMemo } from 'react'
import { marketTopics } from '#charts/market/market-topics'
import { InTurn } from '../drawn/in-turn.ts'
import { FileDrop } from '../evidence/file-drop.tsx'
import { SendingList } from '../evidence/sending-list.tsx'
import { useSendFiles } from '../evidence/use-send-files.ts'
import { later } from '../shell/later.tsx'
import { Waiting } from '../shell/waiting.tsx'
import { RoomMissing } from '../study/room-missing.tsx'
import { useOpenStudy } from '../study/study-context.ts'
import { TopicSection } from './topic-section.tsx'

const MarketBlocks = later(() => import('./market-blocks.tsx').then((m) => m.MarketBlocks))

/** The rest of the comparison: with whom, for whom, at what price, seen how, and for how long. */
export function MarketRoom() {
  const { id, assessment, locale } = useOpenStudy()
  const send = useSendFiles()
  const topics = useMemo(
    () => (assessment === undefined ? [] : marketTopics(assessment, locale)),
    [assessment, locale],
  )
  return (
    <FileDrop words="Drop files of rows to add them to this study" onFiles={send}>
      <div className="room-head">
        <div>
          <h1>Market</h1>
          <p className="lead">
            Compared with whom, for whom, at what price, seen how, and for how long.
          </p>
        </div>
      </div>
      <RoomMissing room="market" />
      <SendingList study={id} />
      {topics.length < 2 ? null : (
        <nav className="topic-ways" aria-label="Topics of the market">
          <ol>
            {topics.map((topic) => (
              <li key={topic.id}>
                <a href={`#topic-${topic.id}`}>{topic.title}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {topics.map((topic) => (
        <TopicSection key={topic.id} topic={topic} />
      ))}
      <InTurn>
        <Suspense fallback={<Waiting words="Getting what can be asked" />}>
          <MarketBlocks onFiles={send} />
        </Suspense>
      </InTurn>
    </FileDrop>
  )
}
