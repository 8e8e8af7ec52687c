import { Button } from 'antd'
import { languages } from '../i18n/i18n.ts'
import { useLanguage } from './useAppearance.ts'

/** Switches to the other language, named in that language. */
export function LanguageSwitch() {
  const { language, switchTo } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Button type="text" size="small" lang={other === 'en' ? 'en' : 'zh-CN'} onClick={() => switchTo(other)}>
      {languages[other]}
    </Button>
  )
}
