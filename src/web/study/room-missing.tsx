import type { RoomId } from '#contract/study'
import { missingPlace } from './missing-place.ts'
import { useOpenStudy } from './study-context.ts'

/** What a room still lacks, said at its head; each leads to the part of the page where it is said. */
export function RoomMissing({ room }: { room: RoomId }) {
  const { document, file } = useOpenStudy()
  const missing = file.missing.filter((one) => one.room === room)
  if (missing.length === 0) return null
  return (
    <p className="missing">
      <b>Still missing:</b>
      {missing.map((one) => {
        const place = missingPlace(one, document)
        return (
          <span key={one.words}>
            ▲ {place === undefined ? one.words : <a href={`#${place}`}>{one.words}</a>}
          </span>
        )
      })}
    </p>
  )
}
