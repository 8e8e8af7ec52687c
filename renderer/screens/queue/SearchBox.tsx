import { Input, type InputRef } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../components/Keys.tsx'
import { useQueue } from './useQueue.ts'

const longest = 100

/** Searches while the person types, but not what an input method is still composing. */
export function SearchBox({ inputRef }: { readonly inputRef: React.Ref<InputRef> }) {
  const { t } = useTranslation()
  const { text, search } = useQueue((state) => ({ text: state.filter.text, search: state.search }))
  const [composed, setComposed] = useState<string | null>(null)
  return (
    <Input
      ref={inputRef}
      className="queue-search"
      type="search"
      allowClear
      maxLength={longest}
      value={composed ?? text}
      aria-label={t('queue.search')}
      placeholder={t('queue.search')}
      suffix={<KeyHint id="queue.search" />}
      onChange={({ target, nativeEvent }) => {
        if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) setComposed(target.value)
        else search(target.value)
      }}
      onCompositionEnd={({ currentTarget }) => {
        setComposed(null)
        search(currentTarget.value)
      }}
    />
  )
}
