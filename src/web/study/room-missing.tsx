import { useEffect } from 'react'
import { Link } from 'wouter'
import type { RoomId } from '#contract/study'
import { useHash } from '../shell/use-hash.ts'
import { missingPlace } from './missing-place.ts'
import { useOpenStudy } from './study-context.ts'

/** What a room still lacks, said at its head; each leads to the part of the page where it is said. */
export function RoomMissing({ room }: { room: RoomId }) {
  const { id, document, file } = useOpenStudy()
  const hash = useHash()
  useEffect(() => {
    if (hash.endsWith('-heading')) window.document.getElementById(hash)?.scrollIntoView()
  }, [hash])
  const missing = file.missing.filter((one) => one.room === room)
  if (missing.length === 0) return null
  return (
    <p className="missing">
      <b>Still missing:</b>
      {missing.map((one) => {
        const place = missingPlace(one, document)
        return (
          <span key={one.words}>
            ▲{' '}
            {place === undefined ? (
              one.words
            ) : (
              <Link href={`/studies/${id}/${room}#${place}`}>{one.words}</Link>
            )}
          </span>
        )
      })}
    </p>
  )
}
