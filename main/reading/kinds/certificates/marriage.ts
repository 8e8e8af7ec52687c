import { beside, cell, date, han, idNumber } from '../../fields/forms/patterns.ts'
import { anyOf } from '../features.ts'
import { labelledKind } from '../labelledKind.ts'

const name = beside(['姓名'], `${han}{2,20}?(?=\\t|\\n|性|国)`)
const identity = beside(['身份证件号码', '身份证件号', '身份证号码', '身份证号'], idNumber)

/** As numbers have been since 2004; before, every office had its own. */
const usualNumber = /^[JL]\d{6}-\d{4}-\d{6}$|字第?.{3,}号?$/u

/** 结婚证: the two people stand one above the other; the first is `name`. */
export const marriageCertificate = labelledKind({
  features: [
    anyOf(['结婚证字号', '结婚证'], 2),
    { label: '持证人', weight: 2 },
    { label: '登记日期', weight: 1 },
    { label: '身份证件号', weight: 1 },
    anyOf(['结婚申请', '婚姻法', '民法典', '婚姻登记'], 2),
  ],
  mostRows: 40,
  fields: {
    number: {
      form: 'code',
      patterns: beside(['结婚证字号', '证字号'], cell(32)),
      doubt: (value) => (usualNumber.test(value) ? null : 'not-in-vocabulary'),
    },
    registered: { form: 'date', patterns: beside(['登记日期'], date) },
    name: { form: 'text', patterns: name },
    id_number: { form: 'id-number', patterns: identity },
    spouse_name: { form: 'text', patterns: name, place: 1 },
    spouse_id_number: { form: 'id-number', patterns: identity, place: 1 },
    authority: {
      form: 'text',
      patterns: beside(['婚姻登记机关', '登记机关', '发证机关'], `${han}{4,30}`),
    },
  },
})
