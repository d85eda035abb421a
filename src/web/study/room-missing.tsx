import type { RoomId } from '#contract/study'
import { useOpenStudy } from './study-context.ts'

/** What a room still lacks, said at its head. */
export function RoomMissing({ room }: { room: RoomId }) {
  const { file } = useOpenStudy()
  const missing = file.missing.filter((one) => one.room === room)
  if (missing.length === 0) return null
  return (
    <p className="missing">
      <b>Still missing:</b>
      {missing.map(({ words }) => (
        <span key={words}>▲ {words}</span>
      ))}
    </p>
  )
}
