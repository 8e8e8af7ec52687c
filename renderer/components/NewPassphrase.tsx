import { Form, Input } from 'antd'
import { createContext, use, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PassphraseStrength } from '../../shared/domain/passphrase.ts'
import './newPassphrase.css'

export type EstimateStrength = (
  passphrase: string,
  known: readonly string[],
) => Promise<PassphraseStrength | null>

/** Asks the application how hard a passphrase is to guess; `null` where it cannot say. */
export const StrengthContext = createContext<EstimateStrength>(async () => null)

interface NewPassphraseProps {
  readonly label: string
  readonly repeatLabel: string
  /** Words that a guesser would try first. */
  readonly known: readonly string[]
}

/** The fields `next` and `repeat` of a form: a passphrase to be set, how strong it is, and the same once more. */
export function NewPassphrase({ label, repeatLabel, known }: NewPassphraseProps) {
  const { t } = useTranslation()
  const form = Form.useFormInstance<{ next?: string }>()
  const next = Form.useWatch('next', form) ?? ''
  const strength = useStrength(next, known)
  const required = { required: true, message: t('firstRun.required') }
  return (
    <>
      <Form.Item
        name="next"
        label={label}
        extra={strength ? <Strength strength={strength} /> : t('firstRun.passphraseHint')}
        rules={[required]}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={repeatLabel}
        dependencies={['next']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, repeated) =>
              !repeated || repeated === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('firstRun.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
    </>
  )
}

function Strength({ strength: { score, sufficient, warning } }: { readonly strength: PassphraseStrength }) {
  const { t } = useTranslation()
  const word = t(`people.passphrase.word.s${score as 0 | 1 | 2 | 3 | 4}`)
  const advice = warning ? t(`people.passphrase.warning.${warning}`) : t('people.passphrase.advice')
  return (
    <output className={sufficient ? 'strength good' : 'strength'}>
      <meter min={0} max={4} low={2} high={3} optimum={4} value={score} aria-hidden />
      <span>
        {t('people.passphrase.strength', { word })}
        {!sufficient && ` · ${advice}`}
      </span>
    </output>
  )
}

const typingPauseMs = 200

function useStrength(passphrase: string, known: readonly string[]): PassphraseStrength | null {
  const estimate = use(StrengthContext)
  const [strength, setStrength] = useState<PassphraseStrength | null>(null)
  const words = known.filter(Boolean).join('\n')
  useEffect(() => {
    let isStale = false
    const timer = setTimeout(async () => {
      const answer = passphrase === '' ? null : await estimate(passphrase, words.split('\n'))
      if (!isStale) setStrength(answer)
    }, typingPauseMs)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [passphrase, words, estimate])
  return strength
}
