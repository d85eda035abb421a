/** What stands in a place that is still being fetched. */
export function Waiting({ words }: { words: string }) {
  return (
    <p className="waiting" role="status">
      {words} …
    </p>
  )
}
