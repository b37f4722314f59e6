# Completion of workplan in fish:  workplan completion fish | source

function __workplan_candidates
    set -l words (commandline -opc)
    set -l current (commandline -ct | string unescape)
    # What follows a '$' in double quotes would be run.
    set -l bare (commandline -ct | string replace -ra '\\\\.' '')
    string match -qr -- '^[^\']*"[^"]*[$]' "$bare"; and return
    for line in (command $words[1] completion candidates fish $words[2..] "$current" 2>/dev/null </dev/null)
        switch $line
            case \tfiles
                set -l lead (string match -r -- '^--[^=]+=' "$current")
                for path in (__fish_complete_path (string replace -- "$lead" '' "$current"))
                    printf '%s\n' "$lead$path"
                end
            case \tfolders
                __fish_complete_directories (commandline -ct)
            case '*'
                printf '%s\n' $line
        end
    end
end

complete -c workplan -f -k -a '(__workplan_candidates)'
