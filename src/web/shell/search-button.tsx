import { spotlight } from '@mantine/spotlight'
import { Search } from 'lucide-react'

/** Opens what goes anywhere. */
export function SearchButton() {
  return (
    <button type="button" className="search-button" onClick={() => spotlight.open()}>
      <Search size={14} aria-hidden />
      <span className="search-words">Go to</span> <kbd>{controlKey()} K</kbd>
    </button>
  )
}

function controlKey(): string {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl'
}
