import fc from 'fast-check';
import { decodeId, encodeId } from './typed-id.js';

it.each([
  ['00000000-0000-0000-0000-000000000000', 'lead_00000000000000000000000000'],
  ['ffffffff-ffff-ffff-ffff-ffffffffffff', 'lead_7zzzzzzzzzzzzzzzzzzzzzzzzz'],
  // The example of the specification.
  ['01890a5d-ac96-774b-bcce-b302099a8057', 'lead_01h455vb4pex5vsknk084sn02q'],
])('%s is %s outside', (uuid, id) => {
  expect(encodeId('lead', uuid)).toBe(id);
  expect(decodeId('lead', id)).toBe(uuid);
});

it('every uuid comes back from its id', () => {
  fc.assert(fc.property(fc.uuid(), (uuid) => decodeId('lead', encodeId('lead', uuid)) === uuid));
});

it.each([
  'lead_',
  'lead_01h455vb4pex5vsknk084sn02',
  'lead_01h455vb4pex5vsknk084sn02qq',
  'lead_81h455vb4pex5vsknk084sn02q',
  'lead_01h455vb4pex5vsknk084sn02u',
  'lead_01H455VB4PEX5VSKNK084SN02Q',
  'lead_01h455vb4pex5vsknk084sn02ä',
  'cmp_01h455vb4pex5vsknk084sn02q',
])('%s is the id of no lead', (id) => {
  expect(decodeId('lead', id)).toBeUndefined();
});
