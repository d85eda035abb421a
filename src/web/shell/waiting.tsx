import { useNetwork } from '@mantine/hooks'

/** What stands in a place that is still being fetched. */
export function Waiting({ words }: { words: string }) {
  const { online } = useNetwork()
  return (
    <p className="waiting" role="status">
      {online ? `${words} …` : `${words}: waiting for the connection …`}
    </p>
  )
}
