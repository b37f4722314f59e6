# Completion of workplan in bash:  eval "$(workplan completion bash)"

_workplan() {
    local line current=$2
    local -a inserted=() listed=()
    COMPREPLY=()
    # An open quote is no part of $2, and decides how a word with spaces is written.
    [[ ${COMP_WORDS[COMP_CWORD]} == [\"\']* ]] && current=${COMP_WORDS[COMP_CWORD]}
    while IFS= read -r line; do
        case $line in
            $'\tfiles') compopt -o default; return ;;
            $'\tfolders') compopt -o dirnames; return ;;
        esac
        inserted+=("${line%%$'\t'*}")
        listed+=("${line#*$'\t'}")
    done < <("$1" completion candidates bash "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$current" 2>/dev/null </dev/null)
    # Names are shown beside several candidates; what is inserted is only what these have in common.
    case ${#inserted[@]}:$COMP_TYPE in
        [01]:* | *:37 | *:42) COMPREPLY=("${inserted[@]}") ;;
        *) COMPREPLY=("${listed[@]}") ;;
    esac
}

complete -o nosort -F _workplan workplan 2>/dev/null || complete -F _workplan workplan
