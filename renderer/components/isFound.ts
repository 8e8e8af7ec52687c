import { match } from 'pinyin-pro'

/**
 * Whether what was typed is in a text: as it stands, whatever its case, or as pinyin, of which initials are enough
 * (`zlqs` finds 资料缺失).
 */
export function isFound(typed: string, text: string): boolean {
  const wanted = typed.trim().toLowerCase()
  return text.toLowerCase().includes(wanted) || match(text, wanted, { continuous: true }) !== null
}
