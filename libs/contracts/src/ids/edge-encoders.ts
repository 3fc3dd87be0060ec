/** Which codecs of the edge have an encoder of their own? Ids and instants, of which an answer holds hundreds. */
import { z } from 'zod';

type Own = (value: unknown) => string | undefined;

const own = new WeakMap<object, Own>();

/** `encode` gives what the codec would, or undefined for a value that the codec shall judge. */
export function withOwnEncoder<Codec extends z.ZodCodec>(codec: Codec, encode: Own): Codec {
  own.set(codec._zod.def.reverseTransform, encode);
  return codec;
}

/** Undefined when the codec has none. `leave` is called for what the codec shall judge. */
export function edgeEncoderOf(
  def: z.core.$ZodPipeDef,
  leave: () => never,
): ((value: unknown) => string) | undefined {
  const encode = def.reverseTransform && own.get(def.reverseTransform);
  return encode && ((value) => encode(value) ?? leave());
}
