"""Words that end in a digit by themselves, so that the digit is no footnote mark.

All in lower case. General knowledge of computing and of meeting notes; extend freely.
"""

from __future__ import annotations

# "python3", "layer2", "rack1": the part before the digits.
NUMBERED_STEMS: frozenset[str] = frozenset(
    """
    angular app arm arpa bank base bcrypt bit blake block box btrfs bug building bzip card case cat cell
    chap chapter chapitre class cluster co compute core cpu ctrl data day db dc debian dev device disk dns drbd
    ec el en epoll esp eth ext fedora fig figure fp gen gigabit gpt gpu grade group gtk h haproxy hdd hdmi host
    hotel hp hs html http icmp ide igmp img int intel ipv item jour java javascript js kernel key
    l2tp lan latin layer level lib libc line linux log loopback lot lv lvm lz machine md mini mod module mp
    mysql neo net network niveau nic node noeud nvme oauth openssl order os part partie pass pc perl phase php pi
    pkcs pod port postgres priority psr py pypy python q qcow qt quarter r rack rack raid rc release rfc rhel room
    round ruby s salle sda sdb sect section sector serial server serveur service sha shard site slide slot snapshot
    socket sprint ss ssd sshv ssl sslv stage step stream switch t table task team test tier
    tls tlsv tome tty type ubuntu udp uint usb utf v var ver version vda vlan vm vmware vol volume vp vpc vue
    wave web week wifi win windows wlan worker x xen xfs y yaml z zone zstd
    """.split()
)

# "m²", "km2": the digit is an exponent.
UNITS: frozenset[str] = frozenset("m km cm mm dm nm ft in x y z n r a b c k o co mc h t s e p f".split())

# Words so common that a family "and2 … and4" says nothing about names such as rack1, rack2.
FUNCTION_WORDS: frozenset[str] = frozenset(
    """
    a an and are as at be but by for from had has have he her his i if in is it its me my no not of off on or our
    out she so that the their them then there they this those to too up us was we were what when which who will
    with you your
    à au aux avec ce ces cette dans de des du elle elles en est et eux il ils je la le les leur là lui mais me
    mon même ne nous on ou où par pas pour puis que qui sa se ses si son sont sur ta te tu un une vous y
    """.split()
)
