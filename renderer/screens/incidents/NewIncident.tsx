import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchId } from '../../../shared/domain/ids.ts'
import { ErrorNotice } from '../../components/ErrorNotice.tsx'
import { localMinute } from '../../components/format.ts'
import { useWorkspace } from '../../stores/workspace.ts'

interface Answers {
  /** As the field of the page has it: local, without seconds. */
  readonly happenedAt: string
  readonly batch?: BatchId
  readonly what: string
  readonly done: string
  readonly isForLender: boolean
}

/** What is asked about an incident before it goes on record. */
export function NewIncident() {
  const { t } = useTranslation()
  const { incidents } = useWorkspace()
  const { busy, error, putAside, record } = useStore(incidents)
  const [form] = Form.useForm<Answers>()
  const submit = ({ happenedAt, batch, what, done, isForLender }: Answers) =>
    record({
      happenedAt: new Date(happenedAt).toISOString(),
      batch: batch ?? null,
      what,
      done,
      isForLender: batch !== undefined && isForLender,
    })
  return (
    <Modal
      open
      title={t('incidents.newTitle')}
      okText={t('incidents.keep')}
      cancelText={t('app.cancel')}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={putAside}
      width={640}
      centered
    >
      <p>{t('incidents.newHint')}</p>
      {error && <ErrorNotice error={error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={busy}
        initialValues={{ happenedAt: nowForField(), isForLender: false }}
        onFinish={(answers) => void submit(answers)}
      >
        <Fields />
      </Form>
    </Modal>
  )
}

function Fields() {
  const { t } = useTranslation()
  const { batches } = useWorkspace()
  const list = useStore(batches, (state) => state.batches) ?? []
  const chosen = Form.useWatch('batch', Form.useFormInstance<Answers>())
  const required = { required: true, whitespace: true, message: t('firstRun.required') }
  const isGone = list.some(({ batchId, state }) => batchId === chosen && state === 'destroyed')
  return (
    <>
      <Form.Item name="what" label={t('incidents.what')} extra={t('incidents.whatHint')} rules={[required]}>
        <Input.TextArea autoFocus maxLength={4000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="done" label={t('incidents.done')} extra={t('incidents.doneHint')} rules={[required]}>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <div className="incident-facts">
        <Form.Item name="happenedAt" label={t('incidents.happenedAt')} rules={[required]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="batch" label={t('incidents.batch')}>
          <Select
            allowClear
            placeholder={t('incidents.noBatch')}
            options={list.map(({ batchId, title, lender }) => ({
              value: batchId,
              label: `${title} · ${lender}`,
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="isForLender"
        valuePropName="checked"
        extra={chosen === undefined ? t('incidents.tellNeedsBatch') : isGone && t('incidents.tellIsGone')}
      >
        <Checkbox disabled={chosen === undefined || isGone}>{t('incidents.tell')}</Checkbox>
      </Form.Item>
    </>
  )
}

function nowForField(): string {
  return localMinute(new Date().toISOString()).replace(' ', 'T')
}
