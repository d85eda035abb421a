import { useOpenStudy } from '../study/study-context.ts'
import { sizeWords } from './size-words.ts'
import { cancelUpload, forgetUpload, type Sending, useSendings } from './uploads.ts'

/** Files on their way, each with how far it is and a way to break it off. */
export function SendingList({ study }: { study: string }) {
  const sendings = useSendings(study).filter(({ state }) => state !== 'done')
  return (
    <ul className="files" aria-live="polite">
      {sendings.map((one) => (
        <SendingRow key={one.key} one={one} />
      ))}
    </ul>
  )
}

function SendingRow({ one }: { one: Sending }) {
  const { locale } = useOpenStudy()
  const size = (bytes: number): string => sizeWords(bytes, locale)
  const over = one.state === 'failed' || one.state === 'cancelled'
  const words = {
    sending: `${size(one.received)} of ${size(one.bytes)}`,
    waiting: `▲ The server is out of reach; goes on at ${size(one.received)}`,
    failed: `▲ ${one.words ?? 'It could not be sent.'}`,
    cancelled: 'Broken off; nothing of it was kept',
    done: 'There',
  }[one.state]
  return (
    <li className="file-row">
      <b>{one.name}</b>
      <span className="quiet">{words}</span>
      {over ? null : (
        <progress
          aria-label={`Sending ${one.name}`}
          value={one.received}
          max={Math.max(one.bytes, 1)}
        />
      )}
      <button type="button" onClick={() => (over ? forgetUpload(one.key) : cancelUpload(one.key))}>
        {over ? 'Off the list' : 'Break off'}
      </button>
    </li>
  )
}
