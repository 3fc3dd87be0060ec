#!/bin/sh
# How does Redis start in the compose file? With an append-only file, never evicting, and two users made from the
# environment: `overture` may do everything, `adapter` may touch the actions queue alone (launcher/redis/acl.ts says why).
set -eu

hash() { printf '%s' "$1" | sha256sum | cut -d ' ' -f 1; }

umask 077
cat >/run/overture/users.acl <<ACL
user default off
user overture on #$(hash "$REDIS_PASSWORD") ~* &* +@all
user adapter reset on ~overture:actions:* resetchannels -@all +auth +hello +ping +quit +info +select +client|setname +eval +evalsha +script|load +exists +del +get +set +incr +pttl +persist +multi +exec +hget +hgetall +hmget +hset +hmset +hdel +llen +lpos +lpush +rpush +lrange +sadd +scard +zadd +zrange +zrem +zscore +zrevrangebyscore +xadd +xtrim +xread +xrevrange #$(hash "$REDIS_ADAPTER_PASSWORD")
ACL

exec redis-server --aclfile /run/overture/users.acl --dir /data \
  --appendonly yes --appendfsync everysec --save '' --maxmemory-policy noeviction
